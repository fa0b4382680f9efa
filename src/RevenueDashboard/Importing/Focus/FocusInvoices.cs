namespace RevenueDashboard.Importing.Focus;

/// <summary>
/// Adds up invoices, to be held against them. FOCUS has BilledCost of an invoice's lines add up to what is to be paid, so tax is in the sum, whatever
/// column the revenue is taken from.
/// </summary>
internal sealed class FocusInvoices
{
    /// <summary>Invoices added up; a file with more of them says so.</summary>
    private const int Most = 10_000;

    /// <summary>Invoices kept with the batch.</summary>
    private const int Shown = 100;

    private readonly List<Invoice> invoices = [];
    private readonly Dictionary<(string Id, Currency Currency), Invoice> byId = [];
    private Invoice? last;

    public int Count => invoices.Count;

    /// <summary>Lines belong to invoices beyond those added up.</summary>
    public bool HasMore { get; private set; }

    public long LinesWithout { get; private set; }

    public IReadOnlyList<FocusInvoice> First =>
        [.. invoices.Take(Shown).Select(invoice => new FocusInvoice(invoice.Id, invoice.Currency, invoice.Lines, invoice.Amount.ToString(), invoice.Tax.ToString()))];

    /// <param name="id">Empty when the line belongs to none.</param>
    public void Add(string id, Currency currency, bool isTax, in ExactAmount amount)
    {
        if (id.Length == 0)
        {
            LinesWithout++;
            return;
        }

        if (last is null || last.Id != id || last.Currency != currency) last = Find(id, currency);
        if (last is null) return;

        last.Lines++;
        last.Amount += amount;
        if (isTax) last.Tax += amount;
    }

    private Invoice? Find(string id, Currency currency)
    {
        if (byId.TryGetValue((id, currency), out var invoice)) return invoice;
        if (invoices.Count == Most)
        {
            HasMore = true;
            return null;
        }

        invoice = new Invoice(id, currency);
        invoices.Add(invoice);
        byId.Add((id, currency), invoice);
        return invoice;
    }

    private sealed class Invoice(string id, Currency currency)
    {
        public string Id { get; } = id;

        public Currency Currency { get; } = currency;

        public long Lines { get; set; }

        public ExactAmount Amount { get; set; }

        public ExactAmount Tax { get; set; }
    }
}
