/** Calendar days that a note names, with what happened on them. Counting days is left to others. */
package org.chartwarden.notes.dates;
