package org.chartwarden.fhir.storage;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** One superseded version of a resource. */
@Entity
@Table(name = "resource_version")
@IdClass(VersionRow.Key.class)
public class VersionRow extends PanacheEntityBase {
  @Id public long pid;
  @Id public long version;

  @Column(name = "last_updated", nullable = false)
  public Instant lastUpdated;

  @Column(nullable = false)
  public boolean deleted;

  @Column(columnDefinition = "text")
  public String content;

  /** Number of the resource and of its version. */
  public record Key(long pid, long version) implements Serializable {}
}
