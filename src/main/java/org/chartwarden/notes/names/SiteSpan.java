package org.chartwarden.notes.names;

/** A site that stands at compact tokens {@code first} to {@code end}. */
record SiteSpan(BodySites.Wording site, int first, int end) {}
