/** The curated clinical vocabulary of this project: concepts with synonyms, codes and units. */
package org.chartwarden.notes.vocabulary;
