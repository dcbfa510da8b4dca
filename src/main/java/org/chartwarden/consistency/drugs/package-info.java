/**
 * What is known of drugs by table: how much of one is given, and within which classes an allergy to
 * one member is taken for one to all. Pure; shared by the check of notes and by the checks of
 * orders that an agent drafts.
 */
package org.chartwarden.consistency.drugs;
