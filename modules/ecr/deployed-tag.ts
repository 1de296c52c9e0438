/** What the tags begin with that `npx bmo images ENV deployed` adds to an image that was deployed. */
export const DEPLOYED_TAG_PREFIX = 'deployed-';
