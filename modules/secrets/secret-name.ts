/** Last part of the name of the secret behind an environment variable: `openai-api-key` of `OPENAI_API_KEY`. */
export const secretNameOf = (variable: string): string => variable.toLowerCase().replaceAll('_', '-');
