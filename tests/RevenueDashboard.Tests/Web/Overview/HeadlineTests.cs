using RevenueDashboard.Reports;
using RevenueDashboard.Tests.Reports;
using RevenueDashboard.Web.Components.Pages.Overview;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Tests.Web.Overview;

/// <summary>The sentence of the overview in all its cases. Numbers by hand: ln(R/(R−L))/ln(1+g).</summary>
public sealed class HeadlineTests
{
    private static readonly ViewAddress Azure = new() { Products = ["Azure OpenAI"] };

    // Others 50 in January and 50 · 1.03⁶ in July: 3 % a month. 20 of 79.7 leaves ln(79.7026/59.7026)/ln 1.03 = 9.77 months.
    private static BookOf Growing() => new BookOf()
        .With("2024-01", "ByteDance", 10).With("2024-01", "Walmart", 50)
        .With("2024-07", "ByteDance", 20).With("2024-07", "Walmart", 59.7026m);

    [Fact]
    public void It_says_who_is_largest_and_how_long_growth_would_need()
    {
        var headline = Of(Growing().With("2024-07", "ByteDance", 1, "Copilot").With("2024-07", "Walmart", 40, "Copilot"), Azure with { Products = ["Copilot"] });

        // Copilot began in July: nobody can say yet how fast its others grow.
        Assert.Equal("Walmart pays 97.6 % of Copilot. How long it would take to be back without them is not known yet.", headline.Text);
        Assert.Contains("that takes their revenue of Jan 2024", headline.Basis, StringComparison.Ordinal);
    }

    [Fact]
    public void The_months_are_those_that_the_growth_of_the_others_takes()
    {
        // Walmart with 59.7 of 79.7 is the largest; ByteDance doubled in six months, 12.246 % a month: ln(79.7026/20)/ln 1.12246 = 11.97.
        Assert.Equal("Walmart pays 74.9 % of all revenue. If they left, 12 months of growth would be needed to be back.", Of(Growing(), new ViewAddress()).Text);
    }

    [Fact]
    public void Its_figures_lead_to_the_pages_that_prove_them_and_keep_the_view()
    {
        var address = new ViewAddress { To = Month.Parse("2024-07"), Level = EntityLevel.Customer };

        var links = Of(Growing(), address).Sentence.Where(phrase => phrase.Href is not null).Select(phrase => (phrase.Text, phrase.Href)).ToList();

        Assert.Equal([("74.9 %", "concentration?to=2024-07&level=customer"), ("12 months", "methodology?to=2024-07&level=customer#replacement-time")], links);
    }

    [Fact]
    public void Others_that_shrink_do_not_replace_anybody()
    {
        var book = new BookOf().With("2024-01", "A", 60).With("2024-01", "B", 50).With("2024-07", "A", 60).With("2024-07", "B", 40);

        var headline = Of(book, new ViewAddress());

        Assert.Equal("A pays 60.0 % of all revenue. If they left, they would not be replaced at current growth.", headline.Text);
        // (40/50)^(1/6) − 1 = −3.65 %.
        Assert.EndsWith("Others shrink 3.7 % a month.", headline.Basis, StringComparison.Ordinal);
    }

    [Fact]
    public void Others_that_stand_still_do_not_grow()
    {
        var headline = Of(new BookOf().With("2024-01", "A", 60).With("2024-01", "B", 40).With("2024-07", "A", 60).With("2024-07", "B", 40), new ViewAddress());

        Assert.EndsWith("not be replaced at current growth.", headline.Text, StringComparison.Ordinal);
        Assert.EndsWith("Others do not grow.", headline.Basis, StringComparison.Ordinal);
    }

    [Fact]
    public void The_only_customer_leaves_nothing()
    {
        var headline = Of(new BookOf().With("2024-07", "A", 60), new ViewAddress());

        Assert.Equal("A pays 100.0 % of all revenue. If they left, nothing would be left.", headline.Text);
        Assert.EndsWith("There are no others whose growth could make up for them.", headline.Basis, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_largest_the_sentence_is_about_the_next()
    {
        var headline = Of(new BookOf().With("2024-07", "A", 60).With("2024-07", "B", 30).With("2024-07", "C", 10), new ViewAddress { WithoutLargest = true });

        Assert.StartsWith("Without A, B pays 75.0 % of all revenue.", headline.Text, StringComparison.Ordinal);
        Assert.Equal(["75.0 % of all products", "Jul 2024", "net", "by parent", "without A"], headline.Scope);
    }

    [Fact]
    public void Without_the_only_customer_nobody_paid()
    {
        var headline = Of(new BookOf().With("2024-07", "A", 60), new ViewAddress { WithoutLargest = true });

        Assert.Equal("Without A, nobody paid in Jul 2024.", headline.Text);
    }

    [Fact]
    public void A_month_of_nothing_but_credits_has_no_sentence_about_shares()
    {
        var headline = Of(TwoProducts().With("2024-07", "A", -5), Azure);

        Assert.Equal("Nobody paid for Azure OpenAI in Jul 2024.", headline.Text);
        Assert.Contains("n/a", headline.Basis, StringComparison.Ordinal);
        Assert.Equal("Azure OpenAI", headline.Scope[0]);
    }

    [Fact]
    public void Credits_above_the_charges_leave_no_shares()
    {
        var headline = Of(TwoProducts().With("2024-07", "A", 5).With("2024-07", "B", -8), Azure);

        Assert.Equal("Credits outweigh what customers paid for Azure OpenAI in Jul 2024: nobody has a share.", headline.Text);
    }

    [Fact]
    public void An_open_month_is_so_far()
    {
        var book = TwoProducts().With("2024-07", "A", 60).With("2024-07", "B", 40).Status("2024-07", MonthStatus.Open);

        var headline = Of(book, Azure);

        Assert.StartsWith("So far in Jul 2024, A pays 60.0 % of Azure OpenAI.", headline.Text, StringComparison.Ordinal);
        Assert.Equal("Jul 2024, open", headline.Scope[1]);
    }

    [Fact]
    public void A_month_that_is_not_closed_is_called_preliminary()
    {
        var headline = Of(TwoProducts().With("2024-07", "A", 60).With("2024-07", "B", 40).Status("2024-07", MonthStatus.Preliminary), Azure);

        Assert.StartsWith("A pays 60.0 % of Azure OpenAI.", headline.Text, StringComparison.Ordinal);
        Assert.Equal("Jul 2024, preliminary", headline.Scope[1]);
    }

    [Fact]
    public void The_basis_says_what_the_source_said_and_what_is_left_out_of_the_shares()
    {
        var book = TwoProducts().With("2024-07", "A", 20, low: 19, high: 20).With("2024-07", "B", 30).With("2024-07", "C", -4).Total("2024-07", 56);

        // Known 46 net, so 10 are allocated to nobody; the denominator is 20 + 30 + 10.
        var headline = Of(book, Azure);

        Assert.StartsWith("30.0 of 60.0 M$ (10.0 of it allocated to no customer; net credits of 4.0 left out).", headline.Basis, StringComparison.Ordinal);
        Assert.StartsWith("B pays 50.0 % of Azure OpenAI.", headline.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ranged_amount_is_given_with_the_sources_word()
    {
        var headline = Of(new BookOf().With("2024-07", "A", 20, low: 19, high: 20).With("2024-07", "B", 10), Azure);

        Assert.StartsWith("20.0 of 30.0 M$ (reported as “nearly”, 19.0 to 20.0).", headline.Basis, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.2, "less than a month")]
    [InlineData(1.2, "1 month")]
    [InlineData(1.5, "2 months")]
    [InlineData(9.281, "9 months")]
    [InlineData(240.4, "more than 20 years")]
    public void Months_are_said_as_people_say_them(double months, string words) => Assert.Equal(words, Headline.MonthsInWords(months));

    // A book in which Azure OpenAI is not all there is.
    private static BookOf TwoProducts() => new BookOf().With("2024-07", "Somebody", 100, "Copilot");

    private static Headline Of(BookOf book, ViewAddress address) => Normal(Headline.Of(OverviewReport.Of(book.Build(), address.Question)!, address));

    // The narrow space before % reads as a space here.
    private static Headline Normal(Headline headline) => new(
        [.. headline.Sentence.Select(phrase => phrase with { Text = Spaced(phrase.Text) })], [.. headline.Scope.Select(Spaced)], Spaced(headline.Basis));

    private static string Spaced(string text) => text.Replace('\u202F', ' ');
}
