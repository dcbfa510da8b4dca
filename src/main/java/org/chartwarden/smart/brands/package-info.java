/**
 * User-access brands (SMART App Launch 2.2, User-Access Brands and Endpoints): how people find this
 * hospital in an app. One primary brand with this server as its endpoint is written from the
 * settings; an operator with a hierarchy of brands gives a Bundle of its own.
 */
package org.chartwarden.smart.brands;
