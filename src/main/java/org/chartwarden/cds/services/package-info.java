/**
 * The services, one class each, with their interface and their catalogue. Each is of one hook
 * (cds-hooks.org/hooks): {@code patient-view}, {@code order-select}, {@code order-sign}, {@code
 * encounter-discharge}.
 */
package org.chartwarden.cds.services;
