package org.chartwarden.notes.social;

/** What a social statement is about. */
public enum SocialTopic {
  TOBACCO,
  ALCOHOL,
  DRUGS,
  LIVING,
  OCCUPATION,
  MARITAL,
  MOBILITY,
  CODE_STATUS
}
