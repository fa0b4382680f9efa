using RevenueDashboard.Importing;

namespace RevenueDashboard.Tests.Importing;

/// <summary>What a file says that may be meant and seldom is: it is read as it stands, and told.</summary>
public sealed class GarbledNamesTests
{
    private const string Header = "month,customer,product,amount\n";

    [Theory]
    [InlineData("M\u00C3\u00BCller", "M\u00FCller"), InlineData("Caf\u00C3\u00A9 \u00E2\u201A\u00AC", "Caf\u00E9 \u20AC"), InlineData("\u00C5\u201Awik", "\u0142wik")]
    public void A_name_that_was_read_in_a_wrong_encoding_before_is_noticed(string name, string before) => Assert.Equal(before, GarbledNames.Before(name));

    [Theory]
    [InlineData("M\u00FCller"), InlineData("Acme"), InlineData("\u00C3gua"), InlineData("\u6771\u4EAC"), InlineData("S\u00E3o \u00A9 Lda"), InlineData("\u0141\u00F3d\u017A"), InlineData("")]
    public void An_ordinary_name_is_itself(string name) => Assert.Null(GarbledNames.Before(name));

    [Fact]
    public void Such_names_are_told_and_taken_as_they_stand()
    {
        var (reading, sink) = Reading.Of(Header + "2026-01,M\u00C3\u00BCller,P,1\n2026-01,M\uFFFDller,P,2\n2026-01,Meier,P,4\n2026-02,M\u00C3\u00BCller,P,1\n");

        Assert.Contains("2 names seem to have been read in a wrong encoding before: \"M\u00C3\u00BCller\" was \"M\u00FCller\", \"M\uFFFDller\" has lost a letter. Check how the file was exported; they are taken as written.",
            reading.Summary!.Notes);
        Assert.Equal(["M\u00C3\u00BCller", "M\uFFFDller", "Meier"], sink.Customers.Select(customer => customer.Name));
    }

    [Fact]
    public void A_credit_that_adds_to_the_revenue_is_told()
    {
        var (reading, _) = Reading.Of("month,customer,product,amount,revenue type\n2026-01,A,P,10,usage\n2026-01,B,P,5,credit\n2026-01,C,P,-5,credit\n2026-01,D,P,7,credit\n");

        Assert.Equal(["2 rows of the revenue type credit have a positive amount, first in line 3, and add to the revenue. A credit that lessens it is negative."], reading.Summary!.Notes);
    }

    [Fact]
    public void Words_beside_an_amount_and_currencies_of_the_past_are_named()
    {
        Assert.StartsWith("\"M\" stands beside the number, and is no currency.", Reading.OnlyProblem(Header + "2026-01,A,P,1.2 M\n").Message, StringComparison.Ordinal);
        Assert.Equal("HRK is no longer in use; EUR took its place. Convert the amounts and write EUR.", Reading.OnlyProblem("month,customer,product,amount,currency\n2026-01,A,P,1,hrk\n").Message);
    }
}
