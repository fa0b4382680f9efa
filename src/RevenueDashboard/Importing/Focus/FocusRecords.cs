using System.Globalization;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing.Focus;

/// <summary>What makes lines of a FOCUS file one record: daily charges of a month are one.</summary>
/// <param name="Account">Number of the account within the file.</param>
/// <param name="Product">Number of the product within the file.</param>
internal readonly record struct FocusKey(int Account, int Product, Month Month, RevenueType Type, Currency Currency);

/// <summary>The records that the lines of a FOCUS file add up to, each rounded once.</summary>
internal sealed class FocusRecords(ExactSums<FocusKey> sums, FocusAccounts accounts, FocusServices services)
{
    private readonly ContentHash hash = new();
    private readonly Dictionary<Currency, ExactAmount> byCurrency = [];

    public SpendTotals Totals { get; } = new();

    public string Hash => hash.ToString();

    /// <summary>What the rounded records add up to.</summary>
    public ExactAmount SumIn(Currency currency) => byCurrency.GetValueOrDefault(currency);

    public void WriteTo(ISpendSink sink, ProblemList problems)
    {
        foreach (var record in sums.Records())
        {
            if (record.Amount < long.MinValue || record.Amount > long.MaxValue)
            {
                problems.Add(record.Line, null, FileProblems.TotalOutOfRange(string.Create(CultureInfo.InvariantCulture, $"{record.Lines:N0} lines that begin here")), null);
                continue;
            }

            Write(record, (long)record.Amount, sink, problems);
        }
    }

    private void Write(in ExactRecord<FocusKey> record, long amount, ISpendSink sink, ProblemList problems)
    {
        var (account, service, key) = (accounts[record.Key.Account], services[record.Key.Product], record.Key);
        Totals.Add(key.Month, key.Product, key.Type, key.Currency, amount, record.Line);
        byCurrency[key.Currency] = byCurrency.GetValueOrDefault(key.Currency) + ExactAmount.Of(amount);

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
            Line = record.Line,
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
