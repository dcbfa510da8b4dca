/**
 * The sample patients that ship with the project: about twenty synthetic adults whose charts hang
 * together clinically, made from {@code sample/profiles.json} with a fixed seed, so that every
 * installation shows the same record.
 */
package org.chartwarden.cli.sample;
