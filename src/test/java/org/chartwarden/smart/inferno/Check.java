package org.chartwarden.smart.inferno;

/**
 * One check of a kit, held against what was done for it.
 *
 * @param <T> what was done: a launch, a refresh
 */
@FunctionalInterface
interface Check<T> {

  /** Fails when the server did not do what the check asks for. */
  void hold(T done) throws Exception;
}
