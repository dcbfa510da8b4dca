/**
 * When something was, as a note says it: clock times, days, counts of days (POD 2, HD 3), parts of
 * a day, events of the stay.
 *
 * <p>{@link org.chartwarden.notes.times.TimeReader} finds the words, {@link
 * org.chartwarden.notes.times.TimeResolver} turns them into an interval once the time of the note
 * and the stay are known ({@link org.chartwarden.notes.times.NoteContext}). Both are pure. Windows
 * are as narrow as the words; how far a row of the record may lie outside is the reader's business.
 *
 * <p>Readings where notes leave a choice: HD 1 is the day of admission; POD 0 is the day of the
 * operation; day of life 1 may be the day of birth or the day after, so the window holds both. A
 * clock time without a day is the last such time before the note, or within the hour after it. A
 * day without a year is the nearest one to the note. Month and day that could be exchanged are read
 * month first, unless only the other reading lies within the stay.
 */
package org.chartwarden.notes.times;
