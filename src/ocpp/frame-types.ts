/** Which messages one version has beside CALL, CALLRESULT and CALLERROR, and what becomes of those that it has not. */
export interface FrameTypes {
  /** CALLRESULTERROR and SEND [OCPP 2.1 part 4 4.1.3]. */
  readonly unanswered: boolean;
  /** A message of an unknown type gets an error [OCPP-J 2.0.1 4.3 MessageTypeNotSupported]; it is ignored otherwise. */
  readonly refusesUnknown: boolean;
}
