import type { Doc } from "./bson/doc.ts";

/** The server's names for the error codes that this engine gives. */
export const codeNames = {
  1: "InternalError",
  2: "BadValue",
  4: "NoSuchKey",
  5: "GraphContainsCycle",
  9: "FailedToParse",
  10: "CannotMutateObject",
  11: "UserNotFound",
  13: "Unauthorized",
  14: "TypeMismatch",
  15: "Overflow",
  16: "InvalidLength",
  18: "AuthenticationFailed",
  20: "IllegalOperation",
  21: "EmptyArrayOperation",
  22: "InvalidBSON",
  26: "NamespaceNotFound",
  27: "IndexNotFound",
  28: "PathNotViable",
  34: "ConflictingOperationInProgress",
  40: "ConflictingUpdateOperators",
  43: "CursorNotFound",
  48: "NamespaceExists",
  50: "MaxTimeMSExpired",
  52: "DollarPrefixedFieldName",
  53: "InvalidIdField",
  54: "NotSingleValueField",
  56: "EmptyFieldName",
  57: "DottedFieldName",
  59: "CommandNotFound",
  61: "ShardKeyNotFound",
  66: "ImmutableField",
  67: "CannotCreateIndex",
  68: "IndexAlreadyExists",
  72: "InvalidOptions",
  73: "InvalidNamespace",
  85: "IndexOptionsConflict",
  86: "IndexKeySpecsConflict",
  91: "ShutdownInProgress",
  96: "OperationFailed",
  112: "WriteConflict",
  115: "CommandNotSupported",
  117: "ConflictingOperationInProgress",
  121: "DocumentValidationFailure",
  136: "CappedPositionLost",
  146: "ExceededMemoryLimit",
  165: "ViewDepthLimitExceeded",
  166: "CommandNotSupportedOnView",
  167: "OptionNotSupportedOnView",
  168: "InvalidPipelineOperator",
  171: "CannotIndexParallelArrays",
  197: "InvalidIndexSpecificationOption",
  211: "KeyNotFound",
  217: "IncompleteTransactionHistory",
  224: "QueryPlanKilled",
  225: "TransactionTooOld",
  237: "CursorKilled",
  238: "NotImplemented",
  241: "ConversionFailure",
  246: "SnapshotUnavailable",
  251: "NoSuchTransaction",
  256: "TransactionCommitted",
  257: "TransactionTooLarge",
  263: "OperationNotSupportedInTransaction",
  267: "PreparedTransactionInProgress",
  272: "AuditingNotEnabled",
  280: "ChangeStreamFatalError",
  290: "TransactionExceededLifetimeLimitSeconds",
  291: "NoQueryExecutionPlans",
  292: "QueryExceededMemoryLimitNoDiskUseAllowed",
  303: "FeatureNotSupported",
  323: "APIStrictError",
  355: "DataCorruptionDetected",
  9001: "SocketException",
  10003: "CannotGrowDocumentInCappedNamespace",
  10107: "NotWritablePrimary",
  10334: "BSONObjectTooLarge",
  11000: "DuplicateKey",
  11600: "InterruptedAtShutdown",
  11601: "Interrupted",
  11602: "InterruptedDueToReplStateChange",
  13297: "DatabaseDifferCase",
  14031: "OutOfDiskSpace",
} as const;

/** An error as a client sees it: the server's code, its name, labels and fields of its own (`keyPattern`, …). */
export class ServerError extends Error {
  readonly code: number;
  readonly codeName: string;
  readonly labels?: string[];
  readonly extra?: Doc;

  constructor(code: number, message: string, more: { labels?: string[]; extra?: Doc } = {}) {
    super(message);
    this.name = "ServerError";
    this.code = code;
    this.codeName = (codeNames as Record<number, string>)[code] ?? `Location${code}`;
    if (more.labels) this.labels = more.labels;
    if (more.extra) this.extra = more.extra;
  }
}

/** Error 2: a value that the server does not take. */
export const badValue = (message: string) => new ServerError(2, message);

/** Error 9: something that cannot be read as what it should be. */
export const failedToParse = (message: string) => new ServerError(9, message);

/** Error 14: a value of the wrong type. */
export const typeMismatch = (message: string) => new ServerError(14, message);
