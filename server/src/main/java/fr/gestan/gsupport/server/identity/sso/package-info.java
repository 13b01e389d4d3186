/**
 * Single sign-on: access tokens that the company's OpenID Connect provider has signed (docs/decisions, 0006). Off where
 * no provider is set. This package says whether a token is genuine and whom it names; whether that person has an
 * account, and what they may do, is settled outside.
 */
package fr.gestan.gsupport.server.identity.sso;
