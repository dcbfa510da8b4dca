package org.chartwarden.cli.sbom;

/**
 * A library of the bill of materials.
 *
 * @param name group and name as Maven has them, with a colon between
 * @param version its version
 */
public record Component(String name, String version) {}
