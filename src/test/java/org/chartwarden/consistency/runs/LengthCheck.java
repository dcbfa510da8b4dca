package org.chartwarden.consistency.runs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.notes.stored.StoredNoteReader;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;

/** A check for tests: how long a note is. It can be told to fail and to be slow. */
@ApplicationScoped
public class LengthCheck implements DocumentCheck {

  private final StoredNoteReader notes;
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger failAt = new AtomicInteger(-1);
  private volatile boolean slow;
  private volatile String poisoned = "";

  @Inject
  LengthCheck(StoredNoteReader notes) {
    this.notes = notes;
  }

  void forget() {
    calls.set(0);
    failAt.set(-1);
    slow = false;
    poisoned = "";
  }

  void failOnceAt(int call) {
    failAt.set(call);
  }

  /** A note at which it fails whenever it is checked. */
  void failAlwaysAt(String id) {
    poisoned = id;
  }

  void slow() {
    slow = true;
  }

  int calls() {
    return calls.get();
  }

  @Override
  public String name() {
    return "length";
  }

  @Override
  public Series begin(AccessContext who, List<ResourceVersion> expected, CheckOptions options) {
    return note -> check(who, note);
  }

  private ObjectNode check(AccessContext who, ResourceVersion note) {
    int call = calls.incrementAndGet();
    if (failAt.compareAndSet(call, -1)) {
      throw new IllegalStateException("told to fail");
    }
    if (note.key().id().equals(poisoned)) {
      throw new IllegalStateException("told to fail at " + poisoned);
    }
    if (slow) {
      pause();
    }
    String text = notes.read(who, note, "").document().text();
    return Json.object().put("characters", text.length());
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
