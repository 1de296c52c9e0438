/** The part of an AWS client that this project uses; a test passes an object that answers by itself. */
export type Sender<Client extends { readonly send: unknown }> = Pick<Client, 'send'>;

/** Configuration of a client; credentials come from where Terraform takes them. */
export function inRegion(region: string): { readonly region: string } {
  // package.json says which versions of Node.js this project runs on; the SDK's warning would hide problems.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  return { region };
}

/** HTTP status of an answer that the SDK throws as an error; undefined for any other error. */
export const httpStatus = (error: unknown): number | undefined =>
  (error as { readonly $metadata?: { readonly httpStatusCode?: number } } | undefined)?.$metadata
    ?.httpStatusCode;
