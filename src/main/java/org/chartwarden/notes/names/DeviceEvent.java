package org.chartwarden.notes.names;

/** What is done with a device, or with what a procedure puts in. */
public enum DeviceEvent {
  /** Nothing is said. */
  NONE,
  PLACED,
  REMOVED,
  EXCHANGED
}
