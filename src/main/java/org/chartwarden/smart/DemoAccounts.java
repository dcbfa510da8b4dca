package org.chartwarden.smart;

import java.util.List;

/** Names of the clients and people that the demo makes, and that production refuses to serve. */
public final class DemoAccounts {

  /** Client with a secret and system scopes. */
  public static final String SERVICE = "demo";

  /** Public SMART app. */
  public static final String APP = "demo-app";

  /** A person who is {@link #PRACTITIONER}. */
  public static final String DOCTOR = "demo-doctor";

  /** A person who is one of the sample patients. */
  public static final String PATIENT = "demo-patient";

  /** Reference of the practitioner of {@link #DOCTOR}. */
  public static final String PRACTITIONER = "Practitioner/demo-doctor";

  /** The clients. */
  public static final List<String> CLIENTS = List.of(SERVICE, APP);

  /** The people. */
  public static final List<String> PEOPLE = List.of(DOCTOR, PATIENT);

  /** Those who have a secret or password. */
  public static final List<String> WITH_SECRETS = List.of(SERVICE, DOCTOR, PATIENT);

  private DemoAccounts() {}
}
