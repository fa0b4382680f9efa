using System.Collections.Frozen;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>The words of the columns that know only a few: currency, revenue type, status.</summary>
internal static class WordText
{
    private static readonly FrozenDictionary<string, RevenueType> RevenueTypes = new Dictionary<string, RevenueType>
    {
        ["usage"] = RevenueType.Usage,
        ["consumption"] = RevenueType.Usage,
        ["subscription"] = RevenueType.Subscription,
        ["purchase"] = RevenueType.Subscription,
        ["lease"] = RevenueType.Lease,
        ["leasing"] = RevenueType.Lease,
        ["revenue share"] = RevenueType.RevenueShare,
        ["revenueshare"] = RevenueType.RevenueShare,
        ["credit"] = RevenueType.Credit,
        ["adjustment"] = RevenueType.Adjustment,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, RecordStatus> Statuses = new Dictionary<string, RecordStatus>
    {
        ["actual"] = RecordStatus.Actual,
        ["reported"] = RecordStatus.Reported,
        ["estimated"] = RecordStatus.Estimated,
        ["estimate"] = RecordStatus.Estimated,
        ["illustrative"] = RecordStatus.Illustrative,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, ReferenceKind> SeriesKinds = new Dictionary<string, ReferenceKind>
    {
        ["actual"] = ReferenceKind.Actual,
        ["expectation"] = ReferenceKind.Expectation,
        ["expected"] = ReferenceKind.Expectation,
        ["consensus"] = ReferenceKind.Expectation,
        ["peer"] = ReferenceKind.Peer,
        ["guidance"] = ReferenceKind.Guidance,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Role> Roles = new Dictionary<string, Role>
    {
        ["payer"] = Role.Payer,
        ["supplier"] = Role.Supplier,
        ["investee"] = Role.Investee,
        ["competitor"] = Role.Competitor,
        ["none"] = Role.None,
        ["(none)"] = Role.None,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, RiskFactor> Factors = new Dictionary<string, RiskFactor>
    {
        ["competing model"] = RiskFactor.CompetingModel,
        ["builds a competing model"] = RiskFactor.CompetingModel,
        ["breaks terms"] = RiskFactor.BreaksTerms,
        ["breach of terms"] = RiskFactor.BreaksTerms,
        ["contract end"] = RiskFactor.ContractEnd,
        ["commitment"] = RiskFactor.Commitment,
        ["previous provider"] = RiskFactor.PreviousProvider,
        ["geopolitical"] = RiskFactor.Geopolitical,
        ["data sensitivity"] = RiskFactor.DataSensitivity,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, FactorState> FactorStates = new Dictionary<string, FactorState>
    {
        ["unknown"] = FactorState.Unknown,
        ["suspected"] = FactorState.Suspected,
        ["confirmed"] = FactorState.Confirmed,
        ["denied"] = FactorState.Denied,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, EvidenceSide> Sides = new Dictionary<string, EvidenceSide>
    {
        ["for"] = EvidenceSide.For,
        ["against"] = EvidenceSide.Against,
        ["neither"] = EvidenceSide.Neither,
    }.ToFrozenDictionary();

    private static readonly Fault UnknownFactor = new(ProblemCodes.FactorUnknown,
        "This is no risk factor. Write competing model, breaks terms, contract end, commitment, previous provider, geopolitical or data sensitivity.");

    private static readonly Fault UnknownFactorState = new(ProblemCodes.FactorStateUnknown,
        "This is no state. Write unknown, suspected, confirmed or denied; leave it empty when the state stays what it was, and write (none) to take back all that was said of the factor.");

    private static readonly Fault UnknownSide = new(ProblemCodes.EvidenceSideUnknown,
        "A piece of evidence speaks for the factor, against it, or neither. Write for, against or neither; an empty cell is neither.");

    private static readonly Fault UnknownRole = new(ProblemCodes.RoleUnknown,
        "This is no role. Write payer, supplier, investee or competitor; none when the counterparty has no role any more. Whoever has revenue is a customer without a word.");

    private static readonly Fault UnknownSeriesKind = new(ProblemCodes.SeriesKindUnknown,
        "This is no kind of figure. Write actual, expectation, peer or guidance.");

    private static readonly Fault UnknownRevenueType = new(ProblemCodes.RevenueTypeUnknown,
        "This is no revenue type. Write usage, subscription, lease, revenue share, credit or adjustment; leave tax out: amounts are net of it.");

    private static readonly Fault UnknownStatus = new(ProblemCodes.StatusUnknown,
        "This is no status. Write actual, reported, estimated or illustrative.");

    private static readonly Fault UnknownCurrency = new(ProblemCodes.CurrencyUnknown,
        "This is no ISO 4217 currency code. Write three letters: USD, EUR, JPY.");

    private static Fault FormerCurrency(string code, string successor) => new(ProblemCodes.CurrencyUnknown,
        $"{code.ToUpperInvariant()} is no longer in use; {successor} took its place. Convert the amounts and write {successor}.");

    public static Fault NoCurrency { get; } = new(ProblemCodes.CurrencyMissing,
        "No currency: name it in a currency column, or give it for the file: --currency USD.");

    public static Word<RevenueType> RevenueTypeOf(string field) => Of(field, RevenueTypes, UnknownRevenueType);

    /// <summary>The word that a file would write.</summary>
    public static string NameOf(RevenueType type) => type == RevenueType.RevenueShare ? "revenue share" : type.ToString().ToLowerInvariant();

    public static Word<RecordStatus> StatusOf(string field) => Of(field, Statuses, UnknownStatus);

    public static Word<ReferenceKind> SeriesKindOf(string field) => Of(field, SeriesKinds, UnknownSeriesKind);

    public static Word<Role> RoleOf(string field) => Of(field, Roles, UnknownRole);

    public static Word<RiskFactor> FactorOf(string field) => Of(field, Factors, UnknownFactor);

    public static Word<FactorState> FactorStateOf(string field) => Of(field, FactorStates, UnknownFactorState);

    public static Word<EvidenceSide> SideOf(string field) => Of(field, Sides, UnknownSide);

    public static Word<Currency> CurrencyOf(string field)
    {
        var text = FieldText.Trim(field);
        if (text.IsEmpty) return default;
        var code = text.ToString();
        if (Currency.TryParse(code, out var currency)) return new(currency, null);

        return new(null, FormerCurrencies.SuccessorOf(code) is { } successor ? FormerCurrency(code, successor) : UnknownCurrency);
    }

    private static Word<T> Of<T>(string field, FrozenDictionary<string, T> words, Fault unknown) where T : struct
    {
        var word = FieldSynonyms.Normal(field);
        if (word.Length == 0) return default;
        return words.TryGetValue(word, out var value) ? new(value, null) : new(null, unknown);
    }
}

/// <summary>A word as understood: neither a value nor a fault when the field is empty.</summary>
internal readonly record struct Word<T>(T? Value, Fault? Fault) where T : struct;
