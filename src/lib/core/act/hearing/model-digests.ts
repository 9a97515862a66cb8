/** The beginning of the SHA-256 of each model's file. Written by `npm run train`. */
export const modelDigests = { zh: 'b2ef4622fb64', en: '9e92ab6da6ee' } as const;
