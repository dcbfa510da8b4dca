package org.chartwarden.agent.language.recognisers;

/** For how many days in all a drug is given. */
public record Course(int days) {}
