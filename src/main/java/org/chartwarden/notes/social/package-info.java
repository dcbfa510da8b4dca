/** How a patient lives: tobacco, alcohol, drugs, home, work and the family's illnesses. */
package org.chartwarden.notes.social;
