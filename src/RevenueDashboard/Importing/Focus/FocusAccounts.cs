using RevenueDashboard.Data;

namespace RevenueDashboard.Importing.Focus;

/// <summary>
/// The accounts of a FOCUS file as customers: the sub account where there is one, with the billing account as its parent; else the billing account.
/// An id is the identity, a name only what is shown; an account without id is known by its name.
/// </summary>
internal sealed class FocusAccounts(ImportLimits limits)
{
    /// <summary>Spellings remembered; a file with more accounts than this is only slower.</summary>
    private const int SpellingsRemembered = 100_000;

    private static readonly NameKind NameKind = new("account name", false, "", ProblemCodes.CustomerTooLong, ProblemCodes.CustomerCharacter);
    private static readonly NameKind IdKind = new("account id", false, "", ProblemCodes.CustomerIdTooLong, ProblemCodes.CustomerIdCharacter);

    private readonly Dictionary<string, Account> byKey = [];
    private readonly List<Account> accounts = [];
    private readonly FieldCache<Spelling> subIds = new(field => Read(field, IdKind, limits), SpellingsRemembered);
    private readonly FieldCache<Spelling> subNames = new(field => Read(field, NameKind, limits), SpellingsRemembered);
    private readonly FieldCache<Spelling> billingIds = new(field => Read(field, IdKind, limits), SpellingsRemembered);
    private readonly FieldCache<Spelling> billingNames = new(field => Read(field, NameKind, limits), SpellingsRemembered);

    internal delegate Spelling SpellingOf(ReadOnlySpan<byte> field);

    public Spelling SubId(ReadOnlySpan<byte> field) => subIds[field];

    public Spelling SubName(ReadOnlySpan<byte> field) => subNames[field];

    public Spelling BillingId(ReadOnlySpan<byte> field) => billingIds[field];

    public Spelling BillingName(ReadOnlySpan<byte> field) => billingNames[field];

    public Account this[int number] => accounts[number];

    /// <summary>The customer of a line; null when neither account is named. All spellings must be free of faults.</summary>
    public Account? Find(Spelling subId, Spelling subName, Spelling billingId, Spelling billingName)
    {
        var billing = Find(billingId, billingName);
        var sub = Find(subId, subName);
        if (sub is null || sub == billing) return billing;
        if (billing is null || sub.Parent == billing) return sub;

        sub.HasMoved |= sub.Parent is not null;
        sub.Parent = billing;
        return sub;
    }

    private Account? Find(Spelling id, Spelling name)
    {
        if (id.IsEmpty) return name.IsEmpty ? null : name.Account ??= Find($"name:{name.Text.Key}", name);
        return id.Account ??= Find($"id:{id.Text.Key}", name.IsEmpty ? id : name);
    }

    private Account Find(string key, Spelling shown)
    {
        if (byKey.TryGetValue(key, out var account)) return account;

        account = new Account(accounts.Count, key, shown.Text);
        byKey.Add(key, account);
        accounts.Add(account);
        return account;
    }

    /// <summary>The parents of the customers that have records, with the numbers the sink gives out.</summary>
    public IReadOnlyList<SpendCustomer> Described(ISpendSink sink) =>
    [
        .. Booked.Where(account => account.Parent is not null)
            .Select(account => new SpendCustomer { CustomerId = account.NumberIn(sink), ParentId = account.Parent!.NumberIn(sink) }),
    ];

    /// <summary>Customers that have records, whatever their parents have.</summary>
    public IReadOnlyList<Account> Booked => [.. accounts.Where(account => account.IsBooked)];

    private static Spelling Read(string field, NameKind kind, ImportLimits limits) => new(NameText.Read(FocusText.Of(field), kind, limits.CustomerLength));

    /// <summary>How an account is written, and the one it stands for once that is known.</summary>
    internal sealed class Spelling(NameText text)
    {
        public NameText Text { get; } = text;

        public bool IsEmpty => Text.Key.Length == 0;

        public Account? Account { get; set; }
    }

    /// <param name="Number">Place in the order of the file, from 0.</param>
    /// <param name="Key">By which the book knows it.</param>
    internal sealed record Account(int Number, string Key, NameText Shown)
    {
        private int? inBook;

        public Account? Parent { get; set; }

        public bool HasMoved { get; set; }

        /// <summary>Has a record.</summary>
        public bool IsBooked { get; set; }

        public UInt128 Hash { get; } = ContentHash.Of(Key);

        public UInt128 NameHash { get; } = ContentHash.Of(Shown.Key);

        /// <summary>The number the sink gives out; asked for once.</summary>
        public int NumberIn(ISpendSink sink) => inBook ??= sink.CustomerOf(Key, Shown.Name);

        public bool Equals(Account? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => Number;
    }
}
