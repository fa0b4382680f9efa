namespace RevenueDashboard.Tests;

public sealed class NamesTests
{
    [Theory]
    [InlineData("TikTok  Pte.", "tiktok pte.")]
    [InlineData(" Tik\u200BTok ", "tiktok")]
    [InlineData("Ｗａｌｍａｒｔ", "walmart")]
    [InlineData("Walmart\u00A0Inc", "walmart inc")]
    [InlineData("ΟΔΥΣΣΕΥΣ", "οδυσσευσ")]
    [InlineData("\u200B \u00A0", "")]
    public void Spellings_that_look_alike_share_a_key(string name, string key) => Assert.Equal(key, Names.Key(name));

    [Fact]
    public void The_key_of_a_key_is_itself() =>
        Assert.All(new[] { "İstanbul", "Straße", "ﬃ", "Å", "=1+1", "<img src=x onerror=alert(1)>" }, name => Assert.Equal(Names.Key(name), Names.Key(Names.Key(name))));
}
