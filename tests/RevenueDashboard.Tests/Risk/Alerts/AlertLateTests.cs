using RevenueDashboard.Data;
using RevenueDashboard.Risk;
using RevenueDashboard.Tests.Reports;

namespace RevenueDashboard.Tests.Risk;

/// <summary>A month, or a product in it, whose file does not come.</summary>
public sealed class AlertLateTests
{
    [Fact]
    public void A_product_that_becomes_late_after_another_one_is_told_and_a_month_that_comes_in_part_is_not_told_again()
    {
        var book = new BookOf().With("2025-01", "A", 1, "Seats").With("2025-01", "A", 1, "Storage").With("2025-01", "A", 1, "Compute");
        HashSet<string> open = [];
        string[] Look()
        {
            var evaluation = AlertEvaluation.Of(book.Build(), open, AlertEvaluationTests.Nothing with { LateAfterDays = 0 }, new DateOnly(2025, 3, 1));
            open.ExceptWith(evaluation.Ended);
            open.UnionWith(evaluation.Raised.Select(finding => finding.Key));
            return [.. evaluation.Raised.Select(finding => finding.Title)];
        }

        Assert.Equal(["No file for Feb 2025"], Look());
        book.With("2025-02", "A", 1, "Compute");
        Assert.Empty(Look());
        Assert.Single(open);

        // Another server starts with Seats late, and then Storage is undone.
        open.Clear();
        book.With("2025-02", "A", 1, "Storage");
        Assert.Equal(["No file for Seats in Feb 2025"], Look());
        book.Status("2025-02", MonthStatus.Missing, "Storage");
        Assert.Equal(["No file for Storage in Feb 2025"], Look());
    }

    // The book ends in January 2025; February ends on the 28th, and ten whole days later it is the 11th of March.
    [Theory]
    [InlineData("2025-02-11", "")]
    [InlineData("2025-03-10", "")]
    [InlineData("2025-03-11", "2025-02")]
    [InlineData("2025-04-12", "2025-02")]
    [InlineData("2026-02-10", "2025-02")]
    [InlineData("2026-03-11", "")]
    public void A_month_is_late_some_days_after_its_end_and_only_the_first_is_told(string today, string late)
    {
        var book = new BookOf().With("2024-12", "A", 1).With("2025-01", "A", 1);

        var findings = AlertFindings.Of(book.Build(), AlertEvaluationTests.Nothing with { LateAfterDays = 10 }, DateOnly.ParseExact(today, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(late, string.Join(' ', findings.Where(finding => finding.Raises).Select(finding => finding.Month!.Value.ToString())));
    }

    [Fact]
    public void A_product_without_a_file_is_late_for_a_quarter_and_then_over()
    {
        var book = new BookOf().With("2024-12", "A", 1, "Copilot").With("2024-12", "A", 1).With("2025-01", "A", 1);
        var rules = AlertEvaluationTests.Nothing with { LateAfterDays = 0 };

        Assert.Equal(["No file for Copilot in Jan 2025"], AlertFindings.Of(book.Build(), rules, new DateOnly(2025, 2, 1)).Where(finding => finding.Raises).Select(finding => finding.Title));

        book.With("2025-02", "A", 1).With("2025-03", "A", 1).With("2025-04", "A", 1);
        Assert.Empty(AlertFindings.Of(book.Build(), rules, new DateOnly(2025, 5, 1)));
    }
}
