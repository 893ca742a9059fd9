// The words of a case, and where it is.
import { encode } from '../../api.js';
import { CAUSES, count, day } from '../../words.js';

export const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;
export const TIERS = { WATCH: 'to be watched', STOP: 'humane endpoint' };
export const CHANNELS = { NOTICE: 'notice', MAIL: 'mail' };
export const OCCASIONS = {
  OPENED: 'the limit was reached', WORSE: 'it got worse', NOT_ACKNOWLEDGED: 'nobody had acknowledged in time', NOT_DELIVERED: 'the message before could not be delivered',
  NOT_DECIDED: 'nobody had decided in time',
};
export const OBSTACLES = {
  DISABLED: 'disabled', NO_ROLE: 'no role in this study that may handle alerts', NO_MAIL_SERVER: 'only by mail, which is not sent here', NO_ADDRESS: 'only by mail, and no address',
};
export const ENDS = {
  REFUSED: 'the mail server refused it', TOO_LATE: 'no mail server took it in a day', CASE_CLOSED: 'the alert was closed before', NO_ADDRESS: 'no address any more',
};
export const DECISIONS = {
  EUTHANIZE: 'euthanize', TREAT: 'treat', DAILY_CHECK: 'check every day', EXEMPT: 'veterinary exemption', READING_WRONG: 'the reading was wrong', REMOVED: 'the mouse left the study',
};

/** "treat", "veterinary exemption until 2026-03-09", "the mouse left the study: found dead, day 12". */
export function decided({ kind, until, left }) {
  if (left) return `${DECISIONS[kind]}: ${CAUSES[left.cause]}, ${day(left.day)}`;
  return `${DECISIONS[kind]}${until ? ` until ${until}` : ''}`;
}

/** "acknowledged by Vera, not decided for 3 h". */
export function acknowledgedBy(alert) {
  const known = alert.acknowledgments.at(-1);
  return `acknowledged by ${known.name}, not decided for ${since(known.at)}`;
}

/** How long ago, as one says it. */
export function since(at) {
  const minutes = Math.max(0, Math.round((Date.now() - new Date(at)) / 60_000));
  return minutes < 90 ? `${minutes} min` : minutes < 36 * 60 ? `${Math.round(minutes / 60)} h` : count(Math.round(minutes / 1440), 'day');
}

export const casePath = (study, name) => `/studies/${encode(study)}/conduct/alerts/${encode(name)}`;
export const caseAddress = alert => `/alerts/${encode(alert.study)}/${encode(alert.name)}`;
