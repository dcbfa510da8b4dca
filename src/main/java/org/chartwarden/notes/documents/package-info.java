/**
 * The bytes of an attachment to the text of a note: plain text in any charset, HTML and CDA, RTF,
 * PDF. Pure: bytes in, text out; no address is ever fetched, no file is read, no program started.
 * {@link org.chartwarden.notes.documents.DocumentReader} is the way in; the formats are listed in
 * {@link org.chartwarden.notes.documents.DocumentFormats}.
 *
 * <p>Spans of mentions refer to the extracted text, which callers can ask back. There is no map to
 * offsets in the attachment: a position in HTML markup or on a PDF page means nothing to a reader.
 *
 * <p>Choices, with their reasons:
 *
 * <ul>
 *   <li>Content is attacker's content. Every format has limits of bytes, characters, pages and time
 *       ({@link org.chartwarden.notes.documents.DocumentLimits}); beyond them the document is
 *       refused as a whole, since half a note is worse than none.
 *   <li>What a file is, is told by its first bytes where they are plain (PDF, RTF), else by the
 *       declared media type. A wrong declaration is a warning, not a refusal.
 *   <li>Text whose bytes are not in the declared charset is read in the one that fits; where none
 *       fits throughout, single bytes are read as windows-1252 between the UTF-8 ones, with a
 *       warning. Text with control characters or a NUL in it is refused as binary.
 *   <li>RTF is read by a parser of our own: the toolkit of the JDK loses table cells, Unicode
 *       fallbacks and code pages of fonts, and builds a styled document that costs more than its
 *       text.
 *   <li>An encrypted PDF is refused also where its user password is empty, and one with pictures
 *       only as well: whoever reads it must run text recognition first.
 * </ul>
 */
package org.chartwarden.notes.documents;
