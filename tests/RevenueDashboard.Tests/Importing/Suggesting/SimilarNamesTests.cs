using RevenueDashboard.Data;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Tests.Importing.Suggesting;

public sealed class SimilarNamesTests
{
    [Theory]
    [InlineData("Intuit Inc", "Intuit")]
    [InlineData("Acme Ltd.", "Acme Limited")]
    [InlineData("The Acme Company", "ACME Corp.")]
    [InlineData("Acme, S.A.", "Acme SA")]
    [InlineData("Face Book", "Facebook")]
    [InlineData("Nestlé", "Nestle AG")]
    [InlineData("Procter & Gamble", "Procter and Gamble Co")]
    public void The_same_words_are_suggested_whatever_the_form_of_the_company(string name, string other) => Assert.Equal(SuggestionReason.SameWords, ReasonFor(name, other));

    [Theory]
    [InlineData("Аdobe", "Adobe")] // Cyrillic А
    [InlineData("Τesla Inc", "Tesla")] // Greek Tau
    [InlineData("lntuit", "Intuit")]
    [InlineData("0racle", "Oracle")]
    [InlineData("Wa1mart", "Walmart")]
    [InlineData("Barclays", "Barc1ays")]
    [InlineData("Kern Bank", "Kem Bank")]
    public void Letters_that_look_alike_are_suggested(string name, string other) => Assert.Equal(SuggestionReason.LookAlike, ReasonFor(name, other));

    [Theory]
    [InlineData("Micrsoft", "Microsoft Corporation")]
    [InlineData("Microsooft", "Microsoft")]
    [InlineData("Mikrosoft", "Microsoft")]
    [InlineData("Mircosoft", "Microsoft")]
    public void One_letter_missing_added_replaced_or_exchanged_is_suggested(string name, string other) => Assert.Equal(SuggestionReason.OneLetter, ReasonFor(name, other));

    [Theory]
    [InlineData("Customer 00001", "Customer 00002")]
    [InlineData("Customer 1 11", "Customer 11 1")]
    [InlineData("Store 12", "Store 123")]
    [InlineData("Region A Holdings", "Region B Holdings")]
    [InlineData("Acme", "Acne")] // four letters: another name
    [InlineData("Mikrosooft", "Microsoft")] // two letters
    [InlineData("Total Hygiene", "Total Energy")]
    [InlineData("Inc", "Ltd")]
    [InlineData("…", "!")]
    public void Different_customers_are_not_suggested(string name, string other)
    {
        Assert.Null(ReasonFor(name, other));
        Assert.Null(ReasonFor(other, name));
    }

    [Fact]
    public void Two_names_of_one_new_file_are_a_pair_once()
    {
        var pair = Assert.Single(Find([], ["Acme Ltd", "Bolt", "Acme Limited"]));

        Assert.Equal(("Acme Limited", "Acme Ltd"), (pair.Name, pair.Other));
    }

    [Fact]
    public void Two_known_customers_are_left_alone() => Assert.Empty(Find(["Acme Ltd", "Acme Limited"], ["Bolt"]));

    [Fact]
    public void Two_customers_with_ids_of_their_own_are_two()
    {
        KnownName with = new(1, "Acme", HasId: true), other = new(2, "Acme Ltd", HasId: true), without = new(2, "Acme Ltd", HasId: false);

        Assert.Empty(SimilarNames.Find([with], [other], NothingDecided, 10));
        Assert.Single(SimilarNames.Find([with], [without], NothingDecided, 10));
    }

    [Fact]
    public void What_was_decided_is_not_asked_again() => Assert.Empty(SimilarNames.Find([new KnownName(1, "Acme Ltd", false)], [new KnownName(2, "Acme Limited", false)], (_, _) => true, 10));

    [Fact]
    public void Ten_thousand_numbered_customers_beside_ten_thousand_others_are_no_pairs()
    {
        var known = Enumerable.Range(1, 10_000).Select(i => $"Customer {i:00000}").ToArray();
        var added = Enumerable.Range(10_001, 10_000).Select(i => $"Customer {i:00000} Holdings").ToArray();

        Assert.Empty(Find(known, added));
        Assert.Empty(Find([], known));
    }

    [Fact]
    public void A_series_of_names_with_one_letter_changed_is_bounded()
    {
        // 26 × 26 names, each one letter from 50 others.
        var letters = Enumerable.Range('a', 26).Select(letter => (char)letter).ToList();
        var names = letters.SelectMany(_ => letters, (a, b) => $"Warehouse{a}{b}").ToArray();

        Assert.InRange(Find([], names).Count, 1, 3 * names.Length);
    }

    private static SuggestionReason? ReasonFor(string name, string other)
    {
        var found = Find([other], [name]);
        Assert.All(found, pair => Assert.Equal((name, other), (pair.Name, pair.Other)));
        return found.SingleOrDefault()?.Reason;
    }

    private static IReadOnlyList<CustomerSuggestion> Find(string[] known, string[] added) => SimilarNames.Find(
        [.. known.Select((name, i) => new KnownName(i + 1, name, false))], [.. added.Select((name, i) => new KnownName(known.Length + i + 1, name, false))], NothingDecided, 100_000);

    private static bool NothingDecided(int one, int other) => false;
}
