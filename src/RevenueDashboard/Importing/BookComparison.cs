using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;
using RevenueDashboard.Importing.Focus;

namespace RevenueDashboard.Importing;

/// <summary>A file held against the book as it stands: is it in there already, what would it restate, which exchange rates are missing.</summary>
/// <param name="Reporting">The currency the book has, or takes with this file.</param>
internal sealed record BookComparison(
    EarlierBatch? Earlier, Restatement Restatement, ImportQuestion? Question, Currency? Reporting, IReadOnlyList<ImportProblem> Problems)
{
    /// <param name="firstCurrency">The configured currency of a book that has none yet.</param>
    public static async Task<BookComparison> OfAsync(
        RevenueContext context, Book book, FileKind kind, FileSummary summary, Currency firstCurrency, CancellationToken cancellation)
    {
        var committed = await CommittedScopes.LoadAsync(context, cancellation);
        var products = await context.Products.ToDictionaryAsync(product => product.Id, product => product.Name, cancellation);
        var restatement = new Restatement(summary.Scopes, committed);
        var reporting = book.Currency ?? kind switch
        {
            FileKind.Spend => ReportingCurrencyOf(summary, firstCurrency),
            FileKind.ExchangeRates or FileKind.ReportedTotals => firstCurrency,
            _ => null,
        };

        return new BookComparison(
            await EarlierBatch.FindAsync(context, kind, summary.ContentHash, committed, cancellation),
            restatement,
            FocusRestatement.Warned(restatement.Question(products), summary.Focus, committed),
            reporting,
            [
                .. await MissingRates.ProblemsAsync(context, reporting, summary.Totals, cancellation),
                .. summary.Focus is { } focus && (await FocusChoices.LoadAsync(context, cancellation)).Problem(focus) is { } mixed ? [mixed] : Array.Empty<ImportProblem>(),
            ]);
    }

    // A first file in several currencies: the configured one if it has it, else that of the most rows. Either way the others need rates, which shows the choice.
    internal static Currency? ReportingCurrencyOf(FileSummary summary, Currency firstCurrency) => summary.Totals
        .GroupBy(total => total.Currency)
        .OrderByDescending(currency => currency.Key == firstCurrency)
        .ThenByDescending(currency => currency.Sum(total => total.Rows))
        .ThenBy(currency => currency.Key.Code, StringComparer.Ordinal)
        .Select(currency => (Currency?)currency.Key)
        .FirstOrDefault();
}
