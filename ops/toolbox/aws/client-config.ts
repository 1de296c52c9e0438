/** The part of an AWS client that this project uses; a test passes an object that answers by itself. */
export type Sender<Client extends { readonly send: unknown }> = Pick<Client, 'send'>;

/** Requests that AWS throttles, or that fail on the way, are repeated with growing pauses: for about 10 seconds in all. */
const MAX_ATTEMPTS = 6;

/** What every client is made with; a client that must not wait has fewer attempts and time limits of its own. */
export interface ClientConfig {
  readonly region: string;
  readonly maxAttempts: number;
  readonly requestHandler?: { readonly connectionTimeout: number; readonly requestTimeout: number };
}

/**
 * Configuration of a client. Credentials come from where Terraform takes them, and AWS_ENDPOINT_URL counts.
 * @see AWS SDKs and Tools Reference Guide, "Retry behavior"
 */
export function inRegion(region: string): ClientConfig {
  // package.json says which versions of Node.js this project runs on; the SDK's warning would hide problems.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  return { region, maxAttempts: Number(process.env['AWS_MAX_ATTEMPTS'] ?? MAX_ATTEMPTS) };
}

/** HTTP status of an answer that the SDK throws as an error; undefined for any other error. */
export const httpStatus = (error: unknown): number | undefined =>
  (error as { readonly $metadata?: { readonly httpStatusCode?: number } } | undefined)?.$metadata
    ?.httpStatusCode;
