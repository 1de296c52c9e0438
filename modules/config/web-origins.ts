import { z } from 'zod';
import { formatted } from '../shared/schema';

/** A web origin. */
export const webOrigin = formatted(
  /^https:\/\/[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+(?::\d{1,5})?$/,
  'an origin such as https://app.example.com: https, no path, no wildcard',
);

/** A list of web origins. @default an empty list */
export const webOrigins = () =>
  z
    .array(webOrigin)
    .max(100)
    .meta({ allowed: 'a list of origins such as https://app.example.com: https, no path, no wildcard' })
    .default([]);
