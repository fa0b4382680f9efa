namespace RevenueDashboard.Importing;

/// <summary>One name by which rows call a customer, and what they add up to.</summary>
internal sealed class SaidName(NameText spelling, Currency currency, long line)
{
    private Int128 sum;
    private bool isMixed;

    /// <summary>The spelling of the row that was read last: of the same object as the next one's, as a rule.</summary>
    public NameText Spelling { get; set; } = spelling;

    public string Name { get; } = spelling.Name;

    public long FirstLine { get; } = line;

    public long Rows { get; private set; }

    public Month First { get; private set; } = new(2999, 12);

    public Month Last { get; private set; } = new(1900, 1);

    public Currency Currency { get; } = currency;

    /// <summary>In ten-thousandths; null when the rows are in several currencies, or are more than any book holds.</summary>
    public long? Amount => isMixed || sum < long.MinValue || sum > long.MaxValue ? null : (long)sum;

    public void Add(Month month, Currency currency, long amount)
    {
        Rows++;
        if (month < First) First = month;
        if (month > Last) Last = month;
        isMixed |= currency != Currency;
        sum += amount;
    }

    public bool Meets(SaidName other) => First <= other.Last && other.First <= Last;
}

/// <summary>
/// The names by which a file calls one customer. A row costs an addition: spellings are remembered, so that the same one is the same object. Beyond the first few
/// names the rest are counted as one.
/// </summary>
internal sealed class SaidNames
{
    private const int MostTold = 20;

    private readonly List<SaidName> names = new(1);
    private SaidName? last;

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<SaidName> All => names;

    public void Add(NameText name, Month month, Currency currency, long amount, long line)
    {
        if (!ReferenceEquals(last?.Spelling, name)) last = Find(name, currency, line);
        last!.Add(month, currency, amount);
    }

    private SaidName Find(NameText name, Currency currency, long line)
    {
        foreach (var known in names)
        {
            if (known.Spelling.Key != name.Key) continue;
            known.Spelling = name;
            return known;
        }

        if (names.Count == MostTold) return names[^1];
        names.Add(new SaidName(name, currency, line));
        return names[^1];
    }
}
