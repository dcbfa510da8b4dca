/** The bill of materials (CycloneDX) held against a table of known advisories. */
package org.chartwarden.cli.sbom;
