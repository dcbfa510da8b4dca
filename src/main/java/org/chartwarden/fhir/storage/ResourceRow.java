package org.chartwarden.fhir.storage;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The current state of one resource. */
@Entity
@Table(name = "resource")
public class ResourceRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long pid;

  @Column(nullable = false)
  public String type;

  @Column(nullable = false)
  public String id;

  @Column(nullable = false)
  public long version;

  @Column(name = "last_updated", nullable = false)
  public Instant lastUpdated;

  @Column(nullable = false)
  public boolean deleted;

  @Column(columnDefinition = "text")
  public String content;
}
