/** A call of AWS, in the words of its API. */
interface Call {
  /** `ECS` */
  readonly service: string;
  /** `DescribeServices` */
  readonly operation: string;
}

/** What an error of the SDK does not tell: which call failed. */
const failed = new WeakMap<object, Call>();

/** A client of the SDK, as far as {@link namingFailedCalls} uses it. */
export interface Client {
  readonly middlewareStack: {
    // biome-ignore lint/suspicious/noExplicitAny: the SDK types a middleware by the inputs and outputs of its client
    readonly add: (middleware: any, options: { readonly step: 'initialize'; readonly name: string }) => void;
  };
}

/** Sends a request. */
type Handler = (args: unknown) => Promise<unknown>;

/** What the SDK tells a middleware about a request. */
interface RequestContext {
  readonly clientName?: string;
  readonly commandName?: string;
}

/** Makes a client remember which call an error is about; {@link failedCall} tells. */
export function namingFailedCalls<C extends Client>(client: C): C {
  const middleware =
    (next: Handler, { clientName = '', commandName = '' }: RequestContext): Handler =>
    async (args) => {
      try {
        return await next(args);
      } catch (error) {
        if (error instanceof Error) {
          const service = clientName.replace(/Client$/, '');
          failed.set(error, { service, operation: commandName.replace(/Command$/, '') });
        }
        throw error;
      }
    };
  client.middlewareStack.add(middleware, { step: 'initialize', name: 'nameFailedCall' });
  return client;
}

/** `ECS DescribeServices`, when an error is about a call of a client that names them. */
export const failedCall = (error: object): string | undefined => {
  const call = failed.get(error);
  return call && `${call.service} ${call.operation}`;
};
