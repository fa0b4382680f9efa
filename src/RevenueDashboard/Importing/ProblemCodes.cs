namespace RevenueDashboard.Importing;

/// <summary>The stable words by which scripts know a problem. docs/file-format.md explains every one of them.</summary>
public static class ProblemCodes
{
    public const string FileEmpty = "file-empty";
    public const string FileTooLarge = "file-too-large";
    public const string FileNotTable = "file-not-table";
    public const string FileNotText = "file-not-text";

    public const string WorkbookDamaged = "workbook-damaged";
    public const string WorkbookTooLarge = "workbook-too-large";
    public const string WorkbookMacros = "workbook-macros";
    public const string WorkbookBinary = "workbook-binary";
    public const string WorkbookEncrypted = "workbook-encrypted";
    public const string SheetUnknown = "sheet-unknown";
    public const string SheetEmpty = "sheet-empty";
    public const string CellMerged = "cell-merged";
    public const string CellError = "cell-error";
    public const string CellNotCalculated = "cell-not-calculated";

    public const string EncodingInvalid = "encoding-invalid";
    public const string EncodingUnknown = "encoding-unknown";
    public const string EncodingContradicted = "encoding-contradicted";

    public const string SeparatorUnknown = "separator-unknown";

    public const string HeaderUnknown = "header-unknown";
    public const string HeaderNotFirst = "header-not-first";
    public const string HeaderTooLong = "header-too-long";
    public const string HeaderRepeated = "header-repeated";
    public const string HeaderAmbiguous = "header-ambiguous";
    public const string ColumnsMissing = "columns-missing";
    public const string ColumnWithoutHeader = "column-without-header";
    public const string ColumnsOfMonths = "columns-of-months";
    public const string ColumnsTooMany = "columns-too-many";
    public const string MapUnknownHeader = "map-unknown-header";
    public const string MapUnknownField = "map-unknown-field";
    public const string MapSameHeader = "map-same-header";
    public const string ProductGivenTwice = "product-given-twice";

    public const string NoRows = "no-rows";
    public const string RowsTooMany = "rows-too-many";
    public const string RowFieldCount = "row-field-count";
    public const string HeaderAgain = "header-again";
    public const string RowUnnamed = "row-unnamed";
    public const string TotalRow = "total-row";
    public const string RowTooLong = "row-too-long";
    public const string FieldTooLong = "field-too-long";
    public const string QuoteStray = "quote-stray";
    public const string QuoteUnclosed = "quote-unclosed";

    public const string AmountEmpty = "amount-empty";
    public const string AmountUnreadable = "amount-unreadable";
    public const string AmountDecimalComma = "amount-decimal-comma";
    public const string AmountDecimalPoint = "amount-decimal-point";
    public const string AmountGrouping = "amount-grouping";
    public const string AmountExponent = "amount-exponent";
    public const string AmountNotANumber = "amount-not-a-number";
    public const string AmountDash = "amount-dash";
    public const string AmountFormula = "amount-formula";
    public const string AmountSpreadsheetFault = "amount-spreadsheet-fault";
    public const string AmountPercent = "amount-percent";
    public const string AmountDigits = "amount-digits";
    public const string AmountTrailingMinus = "amount-trailing-minus";
    public const string AmountSignSpace = "amount-sign-space";
    public const string AmountOtherDash = "amount-other-dash";
    public const string AmountTwoMarks = "amount-two-marks";
    public const string AmountWords = "amount-words";
    public const string AmountParenthesis = "amount-parenthesis";
    public const string AmountOtherCurrency = "amount-other-currency";
    public const string AmountOutOfRange = "amount-out-of-range";
    public const string AmountTooPrecise = "amount-too-precise";
    public const string AmountCurrencyDecimals = "amount-currency-decimals";
    public const string AmountBounds = "amount-bounds";
    public const string TotalOutOfRange = "total-out-of-range";

    public const string MonthEmpty = "month-empty";
    public const string MonthUnreadable = "month-unreadable";
    public const string MonthAmbiguous = "month-ambiguous";
    public const string MonthOrderContradicted = "month-order-contradicted";
    public const string MonthCompact = "month-compact";
    public const string MonthSerial = "month-serial";
    public const string MonthEpoch = "month-epoch";
    public const string MonthQuarter = "month-quarter";
    public const string MonthTwoDigitYear = "month-two-digit-year";
    public const string MonthLanguage = "month-language";
    public const string MonthNumber = "month-number";
    public const string MonthDay = "month-day";
    public const string MonthTooEarly = "month-too-early";
    public const string MonthTooLate = "month-too-late";
    public const string MonthsReversed = "months-reversed";

    public const string CustomerEmpty = "customer-empty";
    public const string CustomerTooLong = "customer-too-long";
    public const string CustomerCharacter = "customer-character";
    public const string CustomerIdTooLong = "customer-id-too-long";
    public const string CustomerIdCharacter = "customer-id-character";
    public const string ParentTooLong = "parent-too-long";
    public const string ParentCharacter = "parent-character";
    public const string ParentAmbiguous = "parent-ambiguous";
    public const string ParentsOverlap = "parents-overlap";
    public const string ParentLoop = "parent-loop";
    public const string ProductEmpty = "product-empty";
    public const string ProductTooLong = "product-too-long";
    public const string ProductCharacter = "product-character";
    public const string TextCharacter = "text-character";

    public const string CurrencyMissing = "currency-missing";
    public const string CurrencyUnknown = "currency-unknown";
    public const string RevenueTypeUnknown = "revenue-type-unknown";
    public const string StatusUnknown = "status-unknown";
    public const string RateNotPositive = "rate-not-positive";
    public const string MarginUnreadable = "margin-unreadable";
    public const string MarginOutOfRange = "margin-out-of-range";
    public const string MarginBounds = "margin-bounds";
    public const string AliasOfItself = "alias-of-itself";
    public const string AliasOfSeveral = "alias-of-several";
    public const string AliasLoop = "alias-loop";
    public const string AliasContradicted = "alias-contradicted";
    public const string AliasNone = "alias-none";
    public const string SeriesEmpty = "series-empty";
    public const string SeriesTooLong = "series-too-long";
    public const string SeriesCharacter = "series-character";
    public const string SeriesKindUnknown = "series-kind-unknown";
    public const string SeriesUnit = "series-unit";
    public const string CounterpartyEmpty = "counterparty-empty";
    public const string CounterpartyTooLong = "counterparty-too-long";
    public const string CounterpartyCharacter = "counterparty-character";
    public const string RoleEmpty = "role-empty";
    public const string RoleUnknown = "role-unknown";
    public const string RoleNone = "role-none";
    public const string RoleOfItself = "role-of-itself";
    public const string RolesOverlap = "roles-overlap";
    public const string PartUnreadable = "part-unreadable";
    public const string PartOutOfRange = "part-out-of-range";
    public const string PartOfRole = "part-of-role";
    public const string ClaimEmpty = "claim-empty";
    public const string ClaimTooLong = "claim-too-long";
    public const string ClaimCharacter = "claim-character";
    public const string ClaimMetricUnknown = "claim-metric-unknown";
    public const string ClaimMonths = "claim-months";
    public const string ClaimDate = "claim-date";
    public const string DateEmpty = "date-empty";
    public const string DateUnreadable = "date-unreadable";
    public const string DateDay = "date-day";
    public const string DateOutOfRange = "date-out-of-range";
    public const string TitleEmpty = "title-empty";
    public const string TitleTooLong = "title-too-long";
    public const string TitleCharacter = "title-character";
    public const string RowRepeated = "row-repeated";

    public const string FocusPeriod = "focus-period";
    public const string FocusChargeCategory = "focus-charge-category";
    public const string FocusChargeClass = "focus-charge-class";
    public const string FocusVirtualCurrency = "focus-virtual-currency";

    // Found by holding a file against the book.
    public const string LineRepeated = "line-repeated";
    public const string CustomerMissing = "customer-missing";
    public const string CustomersMissing = "customers-missing";
    public const string MonthTotal = "month-total";
    public const string ExchangeRateMissing = "exchange-rate-missing";
    public const string RateNeeded = "rate-needed";
    public const string RateOfReportingCurrency = "rate-of-reporting-currency";
    public const string CustomerAmbiguous = "customer-ambiguous";
    public const string MonthClosed = "month-closed";
    public const string ControlTotal = "control-total";
    public const string FocusCostMixed = "focus-cost-mixed";
}
