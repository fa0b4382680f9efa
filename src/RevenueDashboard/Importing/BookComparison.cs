using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;
using RevenueDashboard.Importing.Focus;

namespace RevenueDashboard.Importing;

/// <summary>A file held against the book as it stands: is it in there already, what would it restate, which exchange rates are missing.</summary>
/// <param name="Reporting">The currency the book has, or takes with this file.</param>
internal sealed record BookComparison(
    EarlierBatch? Earlier, Restatement Restatement, Currency? Reporting, IReadOnlyList<ImportProblem> Problems)
{
    /// <summary>The questions that the book raises about a file; others are about the file alone.</summary>
    public static IReadOnlyList<string> QuestionCodes { get; } = [ImportQuestion.Restatement, .. BookQuestions.Codes];

    internal required CommittedScopes Committed { get; init; }

    internal required FileKind Kind { get; init; }

    internal required FileSummary Summary { get; init; }

    /// <param name="firstCurrency">The configured currency of a book that has none yet.</param>
    public static async Task<BookComparison> OfAsync(
        RevenueContext context, Book book, FileKind kind, FileSummary summary, Currency firstCurrency, CancellationToken cancellation)
    {
        var committed = await CommittedScopes.LoadAsync(context, cancellation);
        var reporting = book.Currency ?? kind switch
        {
            FileKind.Spend => ReportingCurrencyOf(summary, firstCurrency),
            FileKind.ExchangeRates or FileKind.ReportedTotals => firstCurrency,
            _ => null,
        };

        return new BookComparison(
            await EarlierBatch.FindAsync(context, kind, summary.ContentHash, committed, cancellation),
            new Restatement(summary.Scopes, committed),
            reporting,
            [
                .. await MissingRates.ProblemsAsync(context, reporting, summary.Totals, cancellation),
                .. summary.Focus is { } focus && (await FocusChoices.LoadAsync(context, cancellation)).Problem(focus) is { } mixed ? [mixed] : Array.Empty<ImportProblem>(),
            ])
        {
            Committed = committed, Kind = kind, Summary = summary,
        };
    }

    /// <summary>What only the owner of the file can decide, given what is in the book. Only for a file without problems: its amounts are compared in one currency.</summary>
    /// <param name="batchId">The batch that holds the file's rows.</param>
    /// <param name="running">The month of today.</param>
    public async Task<IReadOnlyList<ImportQuestion>> QuestionsAsync(RevenueContext context, int batchId, Month running, CancellationToken cancellation)
    {
        if (Kind != FileKind.Spend || Reporting is not { } reporting) return [];

        var products = await context.Products.ToDictionaryAsync(product => product.Id, product => product.Name, cancellation);
        var questions = await BookQuestions.AskAsync(context, batchId, Summary, Restatement, Committed, reporting, running, cancellation);
        return FocusRestatement.Warned(Restatement.Question(products), Summary.Focus, Committed) is { } restatement ? [restatement, .. questions] : questions;
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
