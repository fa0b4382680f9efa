using System.Globalization;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing.Focus;

/// <summary>The records that the lines of a FOCUS file add up to: each rounded once, to ten-thousandths, half to even.</summary>
internal sealed class FocusRecords(FocusSums sums, FocusAccounts accounts, FocusServices services)
{
    private readonly ContentHash hash = new();
    private readonly Dictionary<Currency, FocusAmount> byCurrency = [];

    public SpendTotals Totals { get; } = new();

    public string Hash => hash.ToString();

    /// <summary>What the rounded records add up to.</summary>
    public FocusAmount SumIn(Currency currency) => byCurrency.GetValueOrDefault(currency);

    public void WriteTo(ISpendSink sink, ProblemList problems)
    {
        foreach (var record in sums.InOrder())
        {
            if (record.Amount.Rounded() is not { } amount)
            {
                problems.Add(record.FirstLine, null, FileProblems.TotalOutOfRange(string.Create(CultureInfo.InvariantCulture, $"{record.Lines:N0} lines that begin here")), null);
                continue;
            }

            Write(record, amount, sink, problems);
        }
    }

    private void Write(in FocusSums.Record record, long amount, ISpendSink sink, ProblemList problems)
    {
        var (account, service, key) = (accounts[record.Key.Account], services[record.Key.Product], record.Key);
        Totals.Add(key.Month, key.Product, key.Type, key.Currency, amount);
        byCurrency[key.Currency] = byCurrency.GetValueOrDefault(key.Currency) + FocusAmount.Of(amount);

        hash.Add(account.Hash);
        hash.Add(account.NameHash);
        hash.Add(account.Parent?.Hash ?? default);
        hash.Add(service.Hash);
        hash.AddWord(key.Currency.Code);
        hash.Add(((long)key.Month.Index << 16) | (long)key.Type);
        hash.Add(amount);
        hash.EndRow();

        if (problems.Any) return;
        sink.Write(new SpendRow
        {
            Line = record.FirstLine,
            Month = key.Month,
            CustomerId = account.NumberIn(sink),
            ProductId = service.NumberIn(sink),
            RevenueType = key.Type,
            Currency = key.Currency,
            Amount = amount,
            Note = record.Lines == 1 ? null : string.Create(CultureInfo.InvariantCulture, $"Sum of {record.Lines:N0} lines, the first of them here"),
        });
    }
}
