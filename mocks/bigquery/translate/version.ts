/** Raised with every change of what the translator writes: it is part of each translation's key. */
export const TRANSLATOR_VERSION = 1;
