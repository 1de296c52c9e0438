/** An error as the AWS SDK throws it. */
export function awsError(name: string, message = '', httpStatusCode?: number): Error {
  const error = Object.assign(new Error(message), { $metadata: { httpStatusCode } });
  error.name = name;
  return error;
}

/** A connection that never was, as Node.js reports it. */
export const connectionError = (code: string): Error => Object.assign(new Error(code), { code });

/** A client that gives one answer to everything, an error by throwing it, and remembers what it was asked. */
export function answers(answer: unknown) {
  const asked: unknown[] = [];
  const send = async (command: { readonly input: unknown }): Promise<never> => {
    asked.push(command.input);
    if (answer instanceof Error) throw answer;
    return answer as never;
  };
  return { asked, send };
}
