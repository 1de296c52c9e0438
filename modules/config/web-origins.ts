import { z } from 'zod';
import { formatted } from '../shared/schema';

/** Origin of a web page. */
export const webOrigin = formatted(
  /^https:\/\/[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+(?::\d{1,5})?$/,
  'an origin such as https://app.example.com: https, no path, no wildcard',
);

/** Origins of web pages; none unless given. */
export const webOrigins = () =>
  z
    .array(webOrigin)
    .max(100)
    .meta({ allowed: 'a list of origins such as https://app.example.com: https, no path, no wildcard' })
    .default([]);
