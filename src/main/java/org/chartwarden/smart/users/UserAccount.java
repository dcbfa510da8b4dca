package org.chartwarden.smart.users;

/**
 * A person who may sign in.
 *
 * @param name what they sign in with
 * @param display their name, for people
 * @param fhirUser reference of the Practitioner, Patient or RelatedPerson they are
 */
public record UserAccount(String name, String display, String fhirUser) {}
