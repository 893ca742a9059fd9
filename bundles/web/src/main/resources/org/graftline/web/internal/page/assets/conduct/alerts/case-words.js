// The words of a case, and where it is.
import { encode } from '../../api.js';

export const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;
export const TIERS = { WATCH: 'to be watched', STOP: 'humane endpoint' };
export const CHANNELS = { NOTICE: 'notice', MAIL: 'mail' };
export const OCCASIONS = {
  OPENED: 'the limit was reached', WORSE: 'it got worse', NOT_ACKNOWLEDGED: 'nobody had acknowledged in time', NOT_DELIVERED: 'the message before could not be delivered',
};
export const OBSTACLES = {
  DISABLED: 'disabled', NO_ROLE: 'no role in this study that may handle alerts', NO_MAIL_SERVER: 'only by mail, which is not sent here', NO_ADDRESS: 'only by mail, and no address',
};
export const ENDS = {
  REFUSED: 'the mail server refused it', TOO_LATE: 'no mail server took it in a day', CASE_CLOSED: 'the alert was closed before', NO_ADDRESS: 'no address any more',
};
export const DECISIONS = { EUTHANIZE: 'euthanize', TREAT: 'treat', DAILY_CHECK: 'check every day', EXEMPT: 'veterinary exemption' };

export const casePath = (study, name) => `/studies/${encode(study)}/conduct/alerts/${encode(name)}`;
export const caseAddress = alert => `/alerts/${encode(alert.study)}/${encode(alert.name)}`;
