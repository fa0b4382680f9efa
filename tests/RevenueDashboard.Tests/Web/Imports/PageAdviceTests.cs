using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Architecture;
using RevenueDashboard.Web.Components.Pages.Importing;

namespace RevenueDashboard.Tests.Web.Importing;

public sealed class PageAdviceTests
{
    [Fact]
    public void Advice_about_columns_names_no_switch()
    {
        var missing = HeaderProblems.Missing([FileField.Product, FileField.Amount], ["Period", "Net Value"], FileLayout.Spend);
        var ambiguous = HeaderProblems.Ambiguous(FileField.CustomerId, "Account ID", "Client ID");

        Assert.Equal(
            "A spend file needs product and amount. Found: \"Period\", \"Net Value\". Say which column it is, or give one product for the whole file.",
            PageAdvice.Of(missing.Message));
        Assert.Equal("\"Account ID\" and \"Client ID\" both look like the customer id. Say which.", PageAdvice.Of(ambiguous.Message));
        Assert.DoesNotContain("--", PageAdvice.Of(HeaderProblems.Unknown(["a", "b"]).Message), StringComparison.Ordinal);
    }

    // A message that gets a new switch has to get words for the page too.
    [Fact]
    public void Every_switch_that_a_message_names_has_words_on_the_page()
    {
        var literals = Repository.SourceFiles("src/RevenueDashboard/Importing")
            .SelectMany(File.ReadLines)
            .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && line.Contains(" --", StringComparison.Ordinal) && !line.Contains("--map", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(literals);
        Assert.All(literals, line => Assert.DoesNotContain(" --", PageAdvice.Of(line), StringComparison.Ordinal));
    }

    [Fact]
    public void A_header_with_two_hyphens_stays_as_it_is() => Assert.Equal("Found: \"net--value\".", PageAdvice.Of("Found: \"net--value\"."));
}
