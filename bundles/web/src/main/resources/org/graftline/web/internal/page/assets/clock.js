// What time it is: this computer's; where the server rehearses in simulated time, the server's as it told with its latest answer.
let told = null;

/** @returns now, later than every time before, so that what follows each other is dated so */
export function now() {
  if (told === null) return new Date();
  told += 1;
  return new Date(told);
}

/** Takes the time from an answer of the server, which tells one in a rehearsal only. */
export function keepTime(response) {
  const time = Date.parse(response.headers.get('X-Graftline-Time') ?? '');
  if (time > (told ?? -Infinity)) told = time;
}
