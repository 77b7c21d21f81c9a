/** A request that HTTP itself turns away. The sentence is shown to the caller. */
export class HttpProblem extends Error {
  constructor(
    readonly statusCode: number,
    message: string,
  ) {
    super(message);
  }
}

export function httpProblem(statusCode: number, message: string): HttpProblem {
  return new HttpProblem(statusCode, message);
}
