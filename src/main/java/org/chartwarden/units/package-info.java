/** Amounts with UCUM units and their conversion. Pure; may use nothing of ours. */
package org.chartwarden.units;
